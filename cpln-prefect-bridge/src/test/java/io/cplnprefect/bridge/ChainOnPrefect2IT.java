/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class ChainOnPrefect2IT extends ChainOnRealPrefect {

    ChainOnPrefect2IT() {
        super(PrefectRelease.V2_20);
    }
}
