/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import java.util.List;

/**
 * Reads the effect of a request whose response was lost. Implementations have no state.
 *
 * @param <T> type of the response document
 */
public interface EffectReader<T> {

    /**
     * Returns the call that reads the effect. If it fails, the caller receives the error of the request.
     *
     * @param connection sends the call
     * @param arguments arguments of the endpoint's method
     * @return the call; its document replaces the lost one
     */
    ApiCall<T> read(ServiceConnection connection, List<Object> arguments);
}
