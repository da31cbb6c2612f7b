using System.Globalization;

namespace Kpi.Data.Bench;

/// <summary>What stands after the benchmark's name.</summary>
internal static class Arguments
{
    /// <summary>The number after an option; the default where the option is not given.</summary>
    public static int Number(this string[] arguments, string option, int otherwise) =>
        Array.IndexOf(arguments, option) is var at and >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
