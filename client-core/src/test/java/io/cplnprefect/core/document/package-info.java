/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.core.document;

import org.jspecify.annotations.NullMarked;
