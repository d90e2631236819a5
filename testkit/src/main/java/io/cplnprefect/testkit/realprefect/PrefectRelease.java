/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

/** The two generations of Prefect servers, each pinned to the release that the tests run against. */
public enum PrefectRelease {
    /** The last line of generation 2. */
    V2_20("2.20.25"),
    /** The newest release of generation 3 whose packages are all available. */
    V3("3.8.8");

    private final String version;

    PrefectRelease(String version) {
        this.version = version;
    }

    /** Returns the product version, the body of {@code GET /admin/version}. */
    public String version() {
        return version;
    }
}
