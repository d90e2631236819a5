/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

/**
 * A request as a fault plan sees it. Other headers, and with them credentials, are not part of it.
 *
 * @param method the verb in upper case
 * @param path the path below the base of the API, without its query
 * @param body the body as sent, empty if there is none
 * @param userAgent the header User-Agent, by which the clients of one server differ; empty if there is none
 */
public record FaultRequest(String method, String path, String body, String userAgent) {}
