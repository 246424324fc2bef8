// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.icddesk.time.TimeSource;

/** Whether all processors of this machine, or of its container, are busy: what takes long may then be waiting for one. */
public final class ProcessorLoad implements BooleanSupplier {

    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final double BUSY = 0.9;
    private static final String SYSTEM = "java.lang:type=OperatingSystem";

    private final DoubleSupplier load;
    private final TimeSource time;
    private long measuredAt;
    private boolean busy;

    /**
     * Creates a measurement.
     *
     * @param load the share of the processors' time that was used since it was last asked, 0 to 1; negative if unknown
     */
    ProcessorLoad(DoubleSupplier load, TimeSource time) {
        this.load = load;
        this.time = time;
        measuredAt = time.nanos();
    }

    /** {@return the load of this machine} */
    public static ProcessorLoad ofThisMachine() {
        return new ProcessorLoad(ProcessorLoad::cpuLoad, TimeSource.SYSTEM);
    }

    /** {@return whether they were busy in the last interval that was measured} */
    @Override
    public synchronized boolean getAsBoolean() {
        if (time.since(measuredAt).compareTo(INTERVAL) >= 0) {
            busy = load.getAsDouble() >= BUSY;
            measuredAt = time.nanos();
        }
        return busy;
    }

    static double cpuLoad() {
        try {
            return (Double) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(SYSTEM), "CpuLoad");
        } catch (JMException e) {
            return -1;
        }
    }
}
