/* SPDX-License-Identifier: Apache-2.0 */
/** Requests and responses of the emulated API: routes, pages, times, validation errors. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.wire;

import org.jspecify.annotations.NullMarked;
