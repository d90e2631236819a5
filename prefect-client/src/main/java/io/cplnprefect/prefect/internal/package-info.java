/* SPDX-License-Identifier: Apache-2.0 */
/** What makes the client work and is not for users; it changes without notice. */
@NullMarked
package io.cplnprefect.prefect.internal;

import org.jspecify.annotations.NullMarked;
