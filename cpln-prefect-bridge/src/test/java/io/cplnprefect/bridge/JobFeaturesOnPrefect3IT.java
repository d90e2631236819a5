/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class JobFeaturesOnPrefect3IT extends JobFeatures {

    JobFeaturesOnPrefect3IT() {
        super(PrefectRelease.V3);
    }
}
