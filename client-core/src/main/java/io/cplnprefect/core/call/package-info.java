/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The one way both API clients make a call. Begin at {@link io.cplnprefect.core.ServiceConnection} and
 * {@link io.cplnprefect.core.call.ApiCall}.
 */
@NullMarked
package io.cplnprefect.core.call;

import org.jspecify.annotations.NullMarked;
