/* SPDX-License-Identifier: Apache-2.0 */
/** What a call can end with when it does not end well. */
@NullMarked
package io.cplnprefect.core.error;

import org.jspecify.annotations.NullMarked;
