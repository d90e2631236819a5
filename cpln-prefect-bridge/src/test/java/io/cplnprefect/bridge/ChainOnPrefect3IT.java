/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.testkit.realprefect.PrefectRelease;

class ChainOnPrefect3IT extends ChainOnRealPrefect {

    ChainOnPrefect3IT() {
        super(PrefectRelease.V3);
    }
}
