//! `E07`: prescriptions, which may only lower, skip, or stay inside a step's least and most.

super::codes! {
    E0701: "the prescription is for another text",
        "A prescription names its routine by id and by the hash of its content, so that what was prescribed is what is played.";
    E0702: "the prescription names an unknown step",
        "A prescription changes steps by their ids; the routine's own ids are the ones to use.";
    E0703: "the prescription raises the pressure",
        "A prescription may lower pressure or leave it. To press more, the routine itself has to be written anew, and its rules hold.";
    E0704: "the prescription leaves a step's least and most",
        "Each step says how short and how long it may become; a prescription stays inside.";
    E0705: "the prescription chooses a side that is not there",
        "Only a step that is done on both sides can be prescribed for one of them.";
    E0706: "a routine written out has too few or too many steps",
        "A prescription may hold two to four techniques of its own. More than that is a routine, in a file of its own.";
    E0707: "the date is not a date",
        "Dates are written as year, month and day: 2027-03-01. The last day is not before the first.";
    E0708: "the prescribed routine is not here",
        "A prescription names a bundled routine by its id, or one of the person's own as my/NAME, whose file lies beside the \
         prescription or among their own routines.";
    E0709: "the prescribed routine has errors",
        "A prescription stands on a routine that can be played; the mistakes are in the routine's own file.";
}
