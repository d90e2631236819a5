/* SPDX-License-Identifier: Apache-2.0 */
/** The server itself: its health and version. */
@NullMarked
package io.cplnprefect.prefect.server;

import org.jspecify.annotations.NullMarked;
