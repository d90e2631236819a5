/* SPDX-License-Identifier: Apache-2.0 */
/** Comparison of the conversion with that of the vendor's command-line client. */
@NullMarked
package io.cplnprefect.bridge.differential;

import org.jspecify.annotations.NullMarked;
