/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.concurrent.CompletableFuture;

/** One layer of the pipeline. A failure completes the future; {@link #send} does not throw. */
interface Layer {

    CompletableFuture<RawResponse> send(CallContext call);
}
