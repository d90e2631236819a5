/* SPDX-License-Identifier: Apache-2.0 */
/** Building blocks of HTTP servers for tests. */
@NullMarked
package io.cplnprefect.testkit.http;

import org.jspecify.annotations.NullMarked;
