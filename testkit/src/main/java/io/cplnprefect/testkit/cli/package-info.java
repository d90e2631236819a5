/* SPDX-License-Identifier: Apache-2.0 */
/** The command-line client of Control Plane, as a program that tests run. */
@NullMarked
package io.cplnprefect.testkit.cli;

import org.jspecify.annotations.NullMarked;
