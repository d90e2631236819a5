/* SPDX-License-Identifier: Apache-2.0 */
/** Implementation; not part of the API. */
@NullMarked
package io.cplnprefect.cpln.internal;

import org.jspecify.annotations.NullMarked;
