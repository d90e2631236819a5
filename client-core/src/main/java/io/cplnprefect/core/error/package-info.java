/* SPDX-License-Identifier: Apache-2.0 */
/** The exceptions with which a call can fail. */
@NullMarked
package io.cplnprefect.core.error;

import org.jspecify.annotations.NullMarked;
