/* SPDX-License-Identifier: Apache-2.0 */
/** Requests, responses and routes of the emulated API, and the JSON they carry. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.wire;

import org.jspecify.annotations.NullMarked;
