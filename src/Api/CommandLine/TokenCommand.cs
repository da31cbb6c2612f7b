using System.CommandLine;
using Kpi.Api.Security;

namespace Kpi.Api.CommandLine;

/// <summary><c>token</c>: a bearer token that the demo server of the same folder accepts.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var role = new Option<string>("--role") { Description = "Who the token speaks for.", Required = true }.AcceptOnlyFromAmong(
            "hq",
            "manager",
            "analyst",
            "operator"
        );
        var branch = new Option<string?>("--branch")
        {
            Description = "The branch at the top of what the token may see; a manager needs one.",
            HelpName = "CODE",
        };
        var command = new Command("token", "Prints a bearer token for the demo server, good for 12 hours.") { role, branch };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var who = Enum.Parse<Role>(parsed.GetRequiredValue(role), ignoreCase: true);
                var top = parsed.GetValue(branch);
                if (who == Role.Manager && top is null)
                {
                    return Outcome.Fail("BRANCH_MISSING", "A manager's token needs --branch CODE.");
                }

                var time = TimeProvider.System;
                var key = await SigningKey.InAsync(warehouse.Directory(parsed), time, cancellation);
                Console.WriteLine(Tokens.Issue(key, who, top, time));
                return Outcome.Success;
            }
        );
        return command;
    }
}
