/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.concurrent.CompletableFuture;
import okhttp3.Request;

/** One step of the pipeline. A failure is a future that ends with it, never something thrown. */
interface Layer {

    CompletableFuture<HttpAnswer> send(CallContext call, Request request);
}
