/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.concurrent.CompletableFuture;
import okhttp3.Request;

/** One step of the pipeline. It never throws: a failure is a future that ends with it. */
interface Layer {

    CompletableFuture<HttpAnswer> send(CallContext call, Request request);
}
