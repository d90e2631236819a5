/* SPDX-License-Identifier: Apache-2.0 */
module com.example.modules {
    requires io.cplnprefect.bridge;
    requires io.cplnprefect.testkit;
}
