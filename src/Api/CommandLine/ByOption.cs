using System.CommandLine;

namespace Kpi.Api.CommandLine;

/// <summary>Who a command is written down as run by: <c>--by NAME</c>, else the account of the operating system.</summary>
internal static class ByOption
{
    // The ledgers of imports and of closed months hold no more.
    private const int MaxLength = 200;

    public static Option<string> Create(string description)
    {
        var option = new Option<string>("--by")
        {
            Description = description,
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length > MaxLength))
            {
                result.AddError($"The name after --by is longer than {MaxLength} characters.");
            }
        });
        return option;
    }
}
