using System.Text;

namespace Kpi.Kpis;

/// <summary>Names as files and tables write them: <c>OpeningBase</c> becomes <c>opening_base</c>.</summary>
public static class SnakeCase
{
    /// <summary>The name of an enum's member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());

    /// <summary>The name of a type's member.</summary>
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
