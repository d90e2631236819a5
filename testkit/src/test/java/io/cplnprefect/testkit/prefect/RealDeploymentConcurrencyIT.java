/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class RealDeploymentConcurrencyIT extends DeploymentConcurrencyContract {
    RealDeploymentConcurrencyIT() {
        super(real(PrefectRelease.V3));
    }
}
