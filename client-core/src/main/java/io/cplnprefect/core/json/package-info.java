/* SPDX-License-Identifier: Apache-2.0 */
/** JSON: the mapper, and the basis of all models. */
@NullMarked
package io.cplnprefect.core.json;

import org.jspecify.annotations.NullMarked;
