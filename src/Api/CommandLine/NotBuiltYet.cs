using System.CommandLine;

namespace Kpi.Api.CommandLine;

/// <summary>A command of the contract that a later release brings: says so, with an exit code of its own.</summary>
internal static class NotBuiltYet
{
    private const int ExitCode = 3;

    public static Command Command(string name, string purpose)
    {
        var command = new Command(name, $"{purpose} (not built yet).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            Console.Error.WriteLine($"NOT_BUILT_YET: '{name}' is not built yet.");
            return ExitCode;
        });
        return command;
    }
}
