/* SPDX-License-Identifier: Apache-2.0 */
/** Events: their creation by the server, ingestion, filters, counts and WebSockets. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.event;

import org.jspecify.annotations.NullMarked;
