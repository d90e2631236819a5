/* SPDX-License-Identifier: Apache-2.0 */
/** The API as a whole, its HTTP side, and what the server does as time passes. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.server;

import org.jspecify.annotations.NullMarked;
