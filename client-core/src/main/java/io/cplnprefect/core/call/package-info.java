/* SPDX-License-Identifier: Apache-2.0 */
/** One way to make a call: the call itself, its options, its answer, and lists read page by page. */
@NullMarked
package io.cplnprefect.core.call;

import org.jspecify.annotations.NullMarked;
