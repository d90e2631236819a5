/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

/**
 * A fault that was injected.
 *
 * @param method the verb of the request
 * @param path the path of the request below the base of the API, without its query
 * @param fault the fault
 */
public record InjectedFault(String method, String path, Fault fault) {}
