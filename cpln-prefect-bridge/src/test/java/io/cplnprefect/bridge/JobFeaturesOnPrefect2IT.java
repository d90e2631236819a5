/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class JobFeaturesOnPrefect2IT extends JobFeatures {

    JobFeaturesOnPrefect2IT() {
        super(PrefectRelease.V2_20);
    }
}
