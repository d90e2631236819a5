/* SPDX-License-Identifier: Apache-2.0 */
/** The implementation of the client. Not for users; it changes without notice. */
@NullMarked
package io.cplnprefect.prefect.internal;

import org.jspecify.annotations.NullMarked;
