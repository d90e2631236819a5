/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What both API clients share: one way to make a call, its errors, paging, settings and secrets.
 *
 * <p>Begin at {@link io.cplnprefect.core.call.ServiceConnection} and {@link io.cplnprefect.core.call.ApiCall}.
 */
@NullMarked
package io.cplnprefect.core;

import org.jspecify.annotations.NullMarked;
