/* SPDX-License-Identifier: Apache-2.0 */
/** What a client knows of the service it calls: limits, authentication, metrics, and the service's conventions. */
@NullMarked
package io.cplnprefect.core.connection;

import org.jspecify.annotations.NullMarked;
