/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class RealWorkerChannelIT extends WorkerChannelContract {
    RealWorkerChannelIT() {
        super(real(PrefectRelease.V3));
    }
}
