/* SPDX-License-Identifier: Apache-2.0 */
/** What has happened to a flow run and its jobs, what is inconsistent, and what the next observation would do. Reads only. */
@NullMarked
package io.cplnprefect.bridge.explain;

import org.jspecify.annotations.NullMarked;
