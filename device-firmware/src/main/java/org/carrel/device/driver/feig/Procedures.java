package org.carrel.device.driver.feig;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.carrel.device.port.TagCommand;
import org.carrel.device.tag.iso15693.Manufacturer;

/** From a command of the agent's to the procedure that carries it out. */
final class Procedures {
    private Procedures() {}

    /** Why a command cannot be carried out by any reader so wired, or on any tag. */
    static Optional<String> obstacle(TagCommand command, FeigSettings settings) {
        if (settings.antennas() == FeigSettings.AntennaChoice.SINGLE
                && command.antenna().number() != 1) {
            return Optional.of(
                    "this reader has one antenna, not " + command.antenna().number());
        }
        return switch (command) {
            case TagCommand.ReadBlocks read
            when !ReadProcedure.possible(read) ->
                Optional.of("no tag has " + read.blockCount() + " blocks from " + read.firstBlock());
            case TagCommand.WriteBlocks write
            when !WriteProcedure.possible(write) ->
                Optional.of(write.data().length() + " bytes are no blocks of " + write.blockSize() + " from "
                        + write.firstBlock());
            case TagCommand.WriteEas eas
            when !Manufacturer.of(eas.uid()).equals(Manufacturer.NXP) ->
                Optional.of("no such command on tags of "
                        + Manufacturer.of(eas.uid()).name());
            case TagCommand.Inventory ignored -> Optional.empty();
            case TagCommand.ReadBlocks ignored -> Optional.empty();
            case TagCommand.WriteBlocks ignored -> Optional.empty();
            case TagCommand.WriteAfi ignored -> Optional.empty();
            case TagCommand.WriteEas ignored -> Optional.empty();
            case TagCommand.ReadSystemInfo ignored -> Optional.empty();
            case TagCommand.ResetField ignored -> Optional.empty();
        };
    }

    /** @param strangers told how many tags of other kinds an inventory names */
    static Procedure of(TagCommand command, FeigSettings settings, IntConsumer strangers) {
        return switch (command) {
            case TagCommand.Inventory inventory -> new InventoryProcedure(inventory, strangers);
            case TagCommand.ReadBlocks read -> new ReadProcedure(read, settings.blockOrder());
            case TagCommand.WriteBlocks write -> new WriteProcedure(write, settings.blockOrder());
            case TagCommand.WriteAfi afi -> SingleProcedure.writeAfi(afi);
            case TagCommand.WriteEas eas -> SingleProcedure.writeEas(eas);
            case TagCommand.ReadSystemInfo info -> SingleProcedure.readSystemInfo(info);
            case TagCommand.ResetField reset -> SingleProcedure.resetField(reset);
        };
    }
}
