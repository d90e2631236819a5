/* SPDX-License-Identifier: Apache-2.0 */
/** When a failed call may be sent again, and how long to wait before. */
@NullMarked
package io.cplnprefect.core.retry;

import org.jspecify.annotations.NullMarked;
