/* SPDX-License-Identifier: Apache-2.0 */
/** What the WebSockets of a server have in common. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.socket;

import org.jspecify.annotations.NullMarked;
