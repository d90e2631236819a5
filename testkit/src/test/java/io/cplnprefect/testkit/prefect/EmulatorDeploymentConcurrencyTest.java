/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class EmulatorDeploymentConcurrencyTest extends DeploymentConcurrencyContract {
    EmulatorDeploymentConcurrencyTest() {
        super(emulator(PrefectRelease.V3));
    }
}
