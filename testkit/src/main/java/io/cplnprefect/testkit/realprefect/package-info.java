/* SPDX-License-Identifier: Apache-2.0 */
/** Real Prefect servers of pinned releases, installed below {@code target} and started for tests. */
@NullMarked
package io.cplnprefect.testkit.realprefect;

import org.jspecify.annotations.NullMarked;
