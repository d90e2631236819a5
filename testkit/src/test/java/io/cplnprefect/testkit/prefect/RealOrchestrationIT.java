/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RealOrchestrationIT extends OrchestrationContract {
    RealOrchestrationIT(PrefectRelease release) {
        super(release, real(release));
    }
}
