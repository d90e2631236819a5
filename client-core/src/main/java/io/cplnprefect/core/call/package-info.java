/* SPDX-License-Identifier: Apache-2.0 */
/** Calls of an API: {@link io.cplnprefect.core.call.ApiCall}, its options, and lists. */
@NullMarked
package io.cplnprefect.core.call;

import org.jspecify.annotations.NullMarked;
